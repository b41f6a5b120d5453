"""Stills: a chart's figure as SVG and PNG, written without a browser."""
