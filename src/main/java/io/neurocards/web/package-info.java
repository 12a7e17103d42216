/** The HTTP surface: translates requests in, calls one action, translates its outcome out. */
@NullMarked
@ApplicationModule(
        allowedDependencies = {
            "shared",
            "database",
            "database :: journal",
            "database :: pair",
            "accounts",
            "accounts :: callers",
            "accounts :: devices",
            "accounts :: erasure",
            "accounts :: export",
            "accounts :: linking",
            "accounts :: platforms",
            "accounts :: referrals",
            "accounts :: standing",
            "accounts :: sync",
            "accounts :: telegram",
            "ledger",
            "ledger :: points",
            "loyalty",
            "loyalty :: referrals",
            "media",
            "notifications :: messages",
            "notifications :: push",
            "media :: ffmpeg",
            "operations",
            "operations :: alerts",
            "operations :: callers",
            "operations :: codes",
            "operations :: databases",
            "operations :: figures",
            "orders",
            "orders :: catalogue",
            "payments",
            "payments :: checkout",
            "payments :: codes",
            "payments :: gifts",
            "payments :: gateways",
            "partners",
            "partners :: desk",
            "partners :: keys",
            "partners :: webhooks",
            "providers",
            "providers :: vendors",
            "snapshot",
            "videos",
            "waiting"
        })
package io.neurocards.web;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
