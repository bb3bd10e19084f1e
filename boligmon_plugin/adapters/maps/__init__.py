"""What people see: styles, words of layers, legends, maps and projects."""
