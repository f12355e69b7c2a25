"""The order of things: the night, the payment round, the replay of a past night."""
