package dev.groundwork.localstack.cloud.ses;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.groundwork.localstack.cloud.store.PrivateFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * Every mail that was sent, one file each in a folder, newest first by arrival. Holds the newest 10,000; survives a restart.
 */
public final class Mailbox {

    /** The number of mails that are kept. */
    public static final int LIMIT = 10_000;

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Pattern NAME = Pattern.compile("(\\d{12})\\.json");

    private final Path folder;
    private final int limit;
    private final NavigableMap<Long, Mail> byArrival;

    private Mailbox(Path folder, int limit, NavigableMap<Long, Mail> byArrival) {
        this.folder = folder;
        this.limit = limit;
        this.byArrival = byArrival;
    }

    /** The mailbox in this folder, which is made if it is not there. */
    public static Mailbox open(Path folder) {
        return open(folder, LIMIT);
    }

    static Mailbox open(Path folder, int limit) {
        var mails = new TreeMap<Long, Mail>();
        try {
            PrivateFile.folder(folder);
            try (var files = Files.list(folder)) {
                for (var file : files.toList()) {
                    var name = NAME.matcher(file.getFileName().toString());
                    if (name.matches()) {
                        mails.put(Long.parseLong(name.group(1)), JSON.readValue(Files.readAllBytes(file), Mail.class));
                    }
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException("the mailbox cannot be read: " + folder, e);
        }
        return new Mailbox(folder, limit, mails);
    }

    /** Keeps a mail; what is over the limit goes, oldest first. */
    public synchronized void deliver(Mail mail) {
        try {
            long number = byArrival.isEmpty() ? 1 : byArrival.lastKey() + 1;
            new PrivateFile(file(number)).write(JSON.writeValueAsBytes(mail));
            byArrival.put(number, mail);
            while (byArrival.size() > limit) {
                Files.deleteIfExists(file(byArrival.pollFirstEntry().getKey()));
            }
        } catch (IOException e) {
            throw new UncheckedIOException("the mail cannot be kept in " + folder, e);
        }
    }

    /** Every mail, newest first. */
    public synchronized List<Mail> all() {
        return new ArrayList<>(byArrival.descendingMap().values());
    }

    /** The mails to this address, upper and lower case being the same, newest first. */
    public synchronized List<Mail> to(String address) {
        return byArrival.descendingMap().values().stream()
                .filter(mail -> mail.to().equalsIgnoreCase(address))
                .toList();
    }

    /** The mail with this id. */
    public synchronized Optional<Mail> find(String id) {
        return byArrival.descendingMap().values().stream()
                .filter(mail -> mail.id().equals(id))
                .findFirst();
    }

    /** Forgets every mail. */
    public synchronized void clear() {
        try {
            for (Map.Entry<Long, Mail> mail : byArrival.entrySet()) {
                Files.deleteIfExists(file(mail.getKey()));
            }
            byArrival.clear();
        } catch (IOException e) {
            throw new UncheckedIOException("the mailbox cannot be emptied: " + folder, e);
        }
    }

    private Path file(long number) {
        return folder.resolve("%012d.json".formatted(number));
    }
}
