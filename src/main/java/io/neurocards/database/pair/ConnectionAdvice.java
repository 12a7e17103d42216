package io.neurocards.database.pair;

import java.net.UnknownHostException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What an operator can do about a database that can't be reached, told by what the driver or the server says. */
public final class ConnectionAdvice {

    private static final List<Known> KNOWN = List.of(
            new Known(
                    "unknown host: db\\.[a-z0-9]+\\.supabase\\.co|network is unreachable|protocol family unavailable|no route to host|address family not supported",
                    "The address leads over IPv6 and this machine has none: a direct Supabase host (db.<project>.supabase.co)"
                            + " is IPv6 only. Use the project's session pooler instead: host"
                            + " aws-<n>-<region>.pooler.supabase.com, port 5432, user postgres.<project>"),
            new Known(
                    "password authentication failed|28p01|scram|no password was provided|role .* does not exist"
                            + "|tenant or user not found",
                    "The user or the password of the address is wrong; behind a Supabase pooler the user is"
                            + " postgres.<project>"),
            new Known(
                    "unknownhost|unknown host|name or service not known|nodename nor servname|not known"
                            + "|temporary failure in name resolution",
                    "No such host: check the address for a typing mistake, and this machine's DNS"),
            new Known("database .* does not exist|3d000", "The server is there and has no database of that name"),
            new Known(
                    "no pg_hba.conf entry|ssl (is )?(required|off|encryption)|server does not support ssl",
                    "The server wants another kind of connection: try ?sslmode=require at the end of the address, or let"
                            + " this machine's address in at the server"),
            new Known(
                    "too many clients|remaining connection slots|max clients|maxclientsinsessionmode|53300",
                    "The server has no connection to spare: lower neurocards.database.connections, or let fewer programs in"),
            new Known(
                    "read-only|25006|in recovery",
                    "It is a replica, or was made read-only (Supabase does so when the plan's disk is full)"),
            new Known("no space left|disk full|53100", "Its disk is full: free some space there, or make it larger"),
            new Known("refused", "Nobody listens there: is the server running, and are host and port right?"),
            new Known(
                    "timed out|timeout|no connection within",
                    "It does not answer: is it paused (Supabase pauses idle free projects), or is a firewall in between?"));

    private ConnectionAdvice() {}

    private record Known(Pattern sign, String advice) {

        Known(String sign, String advice) {
            this(Pattern.compile(sign), advice);
        }
    }

    /** Returns what a failure to reach or use a database says, in one line without the statement. */
    public static String reason(Throwable failure) {
        Throwable deepest = failure;
        while (deepest.getCause() != null) {
            deepest = deepest.getCause();
        }
        var line = String.valueOf(deepest.getMessage()).lines().findFirst().orElse("");
        if (deepest instanceof UnknownHostException) {
            return "unknown host: " + line;
        }
        return deepest.getMessage() == null || line.isEmpty()
                ? deepest.getClass().getSimpleName()
                : line;
    }

    /**
     * Returns a sentence for the operator, or nothing when nothing better is known than what was said.
     *
     * @param reason what the driver or the server said; null for nothing
     */
    public static Optional<String> on(@Nullable String reason) {
        if (reason == null) {
            return Optional.empty();
        }
        var said = reason.toLowerCase(Locale.ROOT);
        return KNOWN.stream()
                .filter(known -> known.sign().matcher(said).find())
                .map(Known::advice)
                .findFirst();
    }
}
