"""A slow rule book in plain Python, written from the decision contract alone.

It shares no code and no method with the product's SQL: it loops over persons where the product
joins tables. ``worlds`` invents small nasty inputs, and the product must decide each of them alike.
"""
