package dev.groundwork.auth.export;

import dev.groundwork.accounts.AccountKeys;
import dev.groundwork.auth.account.AccountsTable;
import dev.groundwork.auth.account.EmailAddress;
import dev.groundwork.dynamodb.Item;
import dev.groundwork.dynamodb.Table;
import dev.groundwork.kernel.AddressHash;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Reads what is kept about the mails to an address. Two read units. */
@Singleton
final class MailRecordReader {

    private final Table table;

    MailRecordReader(@Named("accounts") Table table) {
        this.table = table;
    }

    /**
     * The mails to an address, as far as anything of them is kept.
     *
     * @param requestedAt when the newest mails that anybody can cause were sent, at most three of the last hour
     * @param bouncedUntil until when nothing is sent since a mail bounced
     * @param complainedAt since when nothing is sent because its owner complained
     */
    record MailRecord(List<Instant> requestedAt, Optional<Instant> bouncedUntil, Optional<Instant> complainedAt) {

        MailRecord {
            requestedAt = List.copyOf(requestedAt);
        }
    }

    MailRecord read(EmailAddress address) {
        var suppression = table.get(AccountKeys.suppression(AddressHash.of(address.value())));
        return new MailRecord(
                table.get(AccountsTable.mails(address.hash())).stream()
                        .flatMap(MailRecordReader::times)
                        .toList(),
                suppression.flatMap(item -> item.optionalInstant("bouncedUntil")),
                suppression.flatMap(item -> item.optionalInstant("complainedAt")));
    }

    /** The newest first; a time before the first mail is the epoch. */
    private static Stream<Instant> times(Item item) {
        return Stream.of("first", "second", "third")
                .flatMap(name -> item.optionalInstant(name).stream())
                .filter(Instant.EPOCH::isBefore);
    }
}
