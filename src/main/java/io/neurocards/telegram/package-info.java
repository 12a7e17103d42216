/** The bot: updates in, screens and texts out. It translates, calls one action, and translates back; nothing depends on it. */
@NullMarked
@ApplicationModule(
        allowedDependencies = {
            "shared",
            "database",
            "database :: journal",
            "database :: pair",
            "jobs",
            "accounts",
            "accounts :: erasure",
            "accounts :: export",
            "accounts :: linking",
            "accounts :: referrals",
            "accounts :: standing",
            "accounts :: telegram",
            "ledger",
            "ledger :: points",
            "loyalty",
            "loyalty :: referrals",
            "media",
            "media :: ffmpeg",
            "providers",
            "providers :: proxies",
            "providers :: vendors",
            "videos",
            "videos :: events",
            "notifications",
            "notifications :: messages",
            "operations",
            "operations :: alerts",
            "operations :: figures",
            "operations :: health",
            "operations :: house",
            "operations :: keys",
            "operations :: models",
            "orders",
            "orders :: catalogue",
            "payments",
            "payments :: checkout",
            "payments :: gateways",
            "payments :: codes",
            "payments :: gifts",
            "waiting"
        })
package io.neurocards.telegram;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
