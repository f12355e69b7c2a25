"""Distribution of aid after publication: payments, sites, outreach."""
