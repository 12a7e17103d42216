/**
 * What whoever runs the studio sees and does: figures, customers, jobs, alerts, and actions that each leave a line in the
 * audit log within their own transaction. Reads the tables of every module by SQL; changes go through the modules' actions.
 */
@NullMarked
@ApplicationModule(
        allowedDependencies = {
            "shared",
            "database",
            "database :: journal",
            "database :: log",
            "database :: pair",
            "database :: whole",
            "jobs",
            "accounts",
            "accounts :: callers",
            "accounts :: erasure",
            "accounts :: export",
            "accounts :: linking",
            "accounts :: standing",
            "accounts :: telegram",
            "ledger",
            "media",
            "media :: ffmpeg",
            "media :: remote",
            "neighbours",
            "payments",
            "payments :: codes",
            "payments :: gifts",
            "providers",
            "providers :: proxies",
            "providers :: vendors",
            "videos",
            "videos :: events",
            "waiting"
        })
package io.neurocards.operations;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
