package dev.groundwork.hosting.dns;

import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.xbill.DNS.CNAMERecord;
import org.xbill.DNS.Name;
import org.xbill.DNS.Record;
import org.xbill.DNS.SimpleResolver;
import org.xbill.DNS.TXTRecord;
import org.xbill.DNS.TextParseException;
import org.xbill.DNS.Type;
import org.xbill.DNS.lookup.LookupSession;
import org.xbill.DNS.lookup.NoSuchDomainException;
import org.xbill.DNS.lookup.NoSuchRRSetException;

/**
 * Asks one resolver by dnsjava, over UDP and, where an answer is truncated, over TCP. Two tries, at most {@link #DEADLINE} in all. It has no
 * cache, so that no answer outlives its TTL.
 */
final class DnsJavaResolver implements DnsResolver {

    private static final Duration TRY = Duration.ofMillis(1_500);
    private static final Duration DEADLINE = Duration.ofSeconds(4);
    private static final int TRIES = 2;
    private static final int MAX_REDIRECTIONS = 8;

    /** More records, or longer ones, are no proof of anything. */
    private static final int MAX_RECORDS = 100;

    private static final int MAX_CHARACTERS = 4_096;

    private final Supplier<InetSocketAddress> server;
    private @Nullable LookupSession session;

    /**
     * Makes a resolver that does nothing before its first look-up: most requests need none.
     *
     * @param server finds the server that it asks
     */
    DnsJavaResolver(Supplier<InetSocketAddress> server) {
        this.server = server;
    }

    private synchronized LookupSession session() {
        if (session == null) {
            var resolver = new SimpleResolver(server.get());
            resolver.setTimeout(TRY);
            session = LookupSession.builder()
                    .resolver(resolver)
                    .maxRedirects(MAX_REDIRECTIONS)
                    .build();
        }
        return session;
    }

    @Override
    public Answer txt(String host) {
        return lookUp(host, Type.TXT, record -> text((TXTRecord) record));
    }

    @Override
    public Answer cname(String host) {
        return lookUp(
                host,
                Type.CNAME,
                record -> ((CNAMERecord) record).getTarget().toString(true).toLowerCase(Locale.ROOT));
    }

    /** A name without the one has the other; where DNS does not say of one, nothing follows. */
    @Override
    public Answer addresses(String host) {
        var first = lookUp(host, Type.A, Record::rdataToString);
        return first instanceof Answer.Absent ? lookUp(host, Type.AAAA, Record::rdataToString) : first;
    }

    private static String text(TXTRecord record) {
        return record.getStringsAsByteArrays().stream()
                .map(part -> new String(part, StandardCharsets.ISO_8859_1))
                .collect(Collectors.joining());
    }

    private Answer lookUp(String host, int type, Function<Record, String> value) {
        Name name;
        try {
            name = Name.fromString(host, Name.root);
        } catch (TextParseException e) {
            return new Answer.Absent();
        }
        Answer answer = new Answer.Unavailable();
        for (int i = 0; i < TRIES && answer instanceof Answer.Unavailable; i++) {
            answer = attempt(name, type, value);
        }
        return answer;
    }

    private Answer attempt(Name name, int type, Function<Record, String> value) {
        var found = session().lookupAsync(name, type).toCompletableFuture();
        try {
            var records = found.get(DEADLINE.toMillis() / TRIES, TimeUnit.MILLISECONDS)
                    .getRecords();
            return answer(records.stream()
                    .filter(record -> record.getType() == type)
                    .limit(MAX_RECORDS)
                    .map(value)
                    .filter(text -> text.length() <= MAX_CHARACTERS)
                    .toList());
        } catch (ExecutionException e) {
            return isAbsence(e.getCause()) ? new Answer.Absent() : new Answer.Unavailable();
        } catch (TimeoutException e) {
            found.cancel(true);
            return new Answer.Unavailable();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new Answer.Unavailable();
        }
    }

    private static Answer answer(List<String> values) {
        return values.isEmpty() ? new Answer.Absent() : new Answer.Found(values);
    }

    private static boolean isAbsence(@Nullable Throwable failure) {
        return failure instanceof NoSuchDomainException || failure instanceof NoSuchRRSetException;
    }
}
