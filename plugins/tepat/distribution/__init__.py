"""From what was published to money in a family's hand: payments, sites, outreach."""
