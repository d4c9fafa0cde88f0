package dev.groundwork.ledger.crash;

import static org.assertj.core.api.Assertions.assertThat;

import dev.groundwork.kernel.UserId;
import dev.groundwork.ledger.Observed;
import dev.groundwork.ledger.model.Entry;
import dev.groundwork.ledger.model.EntryType;
import dev.groundwork.ledger.schedule.ClientRun;
import dev.groundwork.ledger.schedule.LedgerSnapshot;
import dev.groundwork.ledger.schedule.ScriptedClient;
import dev.groundwork.ledger.schedule.SingleClient;
import dev.groundwork.ledger.schedule.TableEngine;
import dev.groundwork.ledger.schedule.TableImage;
import dev.groundwork.testing.HandClock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Checks that ledgers are sound, at any state and once everybody has gone. */
final class LedgerSoundness {

    private static final int LOOKS = 100;

    private final List<UserId> users;
    private final Map<UserId, LedgerSnapshot> last = new HashMap<>();
    private int calls;

    LedgerSoundness(List<UserId> users) {
        this.users = List.copyOf(users);
    }

    /** Looks now and then: figures are those of the entries, and no entry has changed. */
    void look(TableImage image) {
        calls++;
        if (calls % LOOKS == 0) {
            users.forEach(user -> look(image, user));
        }
    }

    /** Returns how often lots moved between the balance items and the items of those that wait. */
    long lotMoves() {
        return last.values().stream()
                .mapToLong(ledger -> ledger.account().waiting().version())
                .sum();
    }

    private LedgerSnapshot look(TableImage image, UserId user) {
        var now = LedgerSnapshot.of(image, user);
        assertThat(now.faults()).isEmpty();
        var before = last.put(user, now);
        assertThat(before == null || now.continues(before))
                .as("no entry changes")
                .isTrue();
        return now;
    }

    /**
     * Checks that what was acknowledged is answered alike again and stands once, what was refused stands nowhere, what was not answered stands once or
     * not at all; and asking again makes no entry but of what expires meanwhile.
     */
    void check(TableEngine engine, TableImage end, HandClock clock, List<ClientRequest.Ended> all) {
        var client = new SingleClient(engine, end, clock);
        var ledger = ClientRun.ledger(new ScriptedClient(client), 0);
        for (var ended : all) {
            if (ended.hasHappened() && ended.clientRequest().isLasting()) {
                var again = ended.clientRequest().request().to(ledger);
                assertThat(Observed.repeatable(again.toString()))
                        .as("request %d", ended.clientRequest().number())
                        .isEqualTo(
                                Observed.repeatable(ended.answer().orElseThrow().toString()));
            }
        }
        for (var user : users) {
            var before = look(end, user).entries();
            var after = look(client.image(), user).entries();
            assertThat(after.subList(before.size(), after.size()))
                    .extracting(Entry::type)
                    .isSubsetOf(EntryType.EXPIRE);
            assertReferences(
                    after,
                    all.stream()
                            .filter(e -> e.clientRequest().user().equals(user))
                            .toList());
        }
    }

    private static void assertReferences(List<Entry> entries, List<ClientRequest.Ended> ended) {
        var counts = entries.stream()
                .flatMap(entry -> entry.referenceId().stream())
                .collect(Collectors.groupingBy(reference -> reference, Collectors.counting()));
        assertThat(counts.values()).as("each reference once").containsOnly(1L);
        ended.stream()
                .filter(e -> e.clientRequest().reference().isPresent())
                .collect(
                        Collectors.groupingBy(e -> e.clientRequest().reference().orElseThrow()))
                .forEach((reference, clientRequests) -> {
                    var stands = counts.containsKey(reference);
                    if (clientRequests.stream().anyMatch(ClientRequest.Ended::hasHappened)) {
                        assertThat(stands).as("acknowledged: %s", reference).isTrue();
                    } else if (clientRequests.stream().noneMatch(ClientRequest.Ended::isOpen)) {
                        assertThat(stands).as("refused: %s", reference).isFalse();
                    }
                });
    }
}
