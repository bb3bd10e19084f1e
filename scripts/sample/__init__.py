"""The synthetic municipality that ships as the plugin's sample: how it is made, written and unpacked."""
