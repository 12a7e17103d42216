/** The HTTP surface: translates requests in, calls one action, translates its outcome out. */
@NullMarked
@ApplicationModule(
        allowedDependencies = {
            "shared",
            "database",
            "database :: journal",
            "database :: pair",
            "accounts",
            "accounts :: erasure",
            "accounts :: standing",
            "ledger",
            "media",
            "media :: ffmpeg",
            "operations",
            "operations :: alerts",
            "operations :: databases",
            "providers",
            "providers :: vendors",
            "snapshot",
            "videos",
            "waiting"
        })
package io.neurocards.web;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
