package io.neurocards.web.api;

import java.util.List;

/** The packages that are sold. */
record PlansJson(List<PlanJson> plans) {}
