/** What we sell: the brief, its price, the steps of making a clip, and its delivery. */
@NullMarked
@ApplicationModule(
        allowedDependencies = {
            "shared",
            "database",
            "database :: journal",
            "database :: pair",
            "accounts",
            "accounts :: erasure",
            "accounts :: export",
            "accounts :: linking",
            "accounts :: standing",
            "ledger",
            "jobs",
            "media",
            "media :: checks",
            "media :: clips",
            "media :: ffmpeg",
            "payments",
            "providers",
            "providers :: prompts",
            "providers :: fetch",
            "providers :: vendors",
            "waiting"
        })
package io.neurocards.videos;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
