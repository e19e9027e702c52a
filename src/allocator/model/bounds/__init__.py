"""What no plan can go below: aggregation, Lagrangian relaxation, pricing, headcounts, necessary conditions."""
