package dev.groundwork.hosting.dns;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** DNS in memory, as a test sets it. */
public final class FixedDns implements DnsResolver {

    private final Map<String, List<String>> texts = new HashMap<>();
    private final Map<String, String> targets = new HashMap<>();
    private final Set<String> nowhere = new HashSet<>();
    private final Set<String> silent = new HashSet<>();
    private final List<String> asked = new ArrayList<>();

    /** Sets the TXT records of a name; none for no such name. */
    public synchronized void set(String host, String... values) {
        texts.put(host, List.of(values));
    }

    /** Sets the target of a name. */
    public synchronized void lead(String host, String target) {
        nowhere.remove(host);
        targets.put(host, target);
    }

    /** Takes away all addresses of a name; every other name has one. */
    public synchronized void leadNowhere(String host) {
        targets.remove(host);
        nowhere.add(host);
    }

    /** Sets whether the servers of a name answer nothing. */
    public synchronized void silent(String host, boolean isSilent) {
        if (isSilent) {
            silent.add(host);
        } else {
            silent.remove(host);
        }
    }

    /** Every name that was asked for. */
    public synchronized List<String> asked() {
        return List.copyOf(asked);
    }

    @Override
    public synchronized Answer txt(String host) {
        return answer(host, texts.getOrDefault(host, List.of()));
    }

    @Override
    public synchronized Answer cname(String host) {
        return answer(host, Optional.ofNullable(targets.get(host)).stream().toList());
    }

    @Override
    public synchronized Answer addresses(String host) {
        return answer(host, nowhere.contains(host) ? List.of() : List.of("192.0.2.1"));
    }

    private Answer answer(String host, List<String> values) {
        asked.add(host);
        if (silent.contains(host)) {
            return new Answer.Unavailable();
        }
        return values.isEmpty() ? new Answer.Absent() : new Answer.Found(values);
    }
}
