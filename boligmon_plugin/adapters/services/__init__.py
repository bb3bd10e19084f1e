"""Services on the network: requests through QGIS' network manager, WFS, GeoFA."""
