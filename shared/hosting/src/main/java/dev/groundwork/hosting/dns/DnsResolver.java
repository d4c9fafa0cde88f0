package dev.groundwork.hosting.dns;

import java.util.List;

/** Looks names up in DNS. Each look-up asks anew: no answer is kept. */
public interface DnsResolver {

    /** The answer to a look-up. */
    sealed interface Answer {

        /** The name has such records. */
        record Found(List<String> values) implements Answer {

            public Found {
                values = List.copyOf(values);
            }
        }

        /** DNS says that there is no such name, or no such record of it. */
        record Absent() implements Answer {}

        /** DNS does not say: no answer in time, a failing or refusing server, or a loop of redirections. Nothing follows from it. */
        record Unavailable() implements Answer {}
    }

    /** Looks up the TXT records of a name, redirections followed. The strings of a record are joined. */
    Answer txt(String host);

    /** Looks up the target of a name's CNAME record, without the dot at its end. */
    Answer cname(String host);

    /** Looks up the addresses of a name, IPv4 before IPv6, redirections followed. */
    Answer addresses(String host);
}
