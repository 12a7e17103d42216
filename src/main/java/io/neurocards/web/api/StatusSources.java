package io.neurocards.web.api;

import io.neurocards.operations.alerts.Alerts;
import io.neurocards.operations.backups.Backups;
import io.neurocards.operations.figures.PlatformFigures;
import org.springframework.stereotype.Component;

/** What the status reads from the database. */
@Component
record StatusSources(PlatformFigures platforms, Alerts alerts, Backups backups) {}
