package dev.groundwork.ledger.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.groundwork.kernel.UserId;
import dev.groundwork.ledger.model.Entry;
import dev.groundwork.ledger.model.EntryType;
import dev.groundwork.testing.HandClock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Whether ledgers are sound, at any moment and once everybody has gone. */
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
     * What was acknowledged is answered alike again and stands once, what was refused stands nowhere, what was not answered stands once or
     * not at all; and asking again makes no entry but of what expires meanwhile.
     */
    void judge(TableImage end, HandClock clock, List<ClientRequest.Ended> all) {
        var live = new SingleClient(end, clock);
        var ledger = ClientRun.ledger(new ScriptedClient(live), 0);
        for (var ended : all) {
            if (ended.hasHappened() && ended.errand().isLasting()) {
                var again = ended.errand().request().to(ledger);
                assertThat(Observed.repeatable(again.toString()))
                        .as("errand %d", ended.errand().number())
                        .isEqualTo(
                                Observed.repeatable(ended.answer().orElseThrow().toString()));
            }
        }
        for (var user : users) {
            var before = look(end, user).entries();
            var after = look(live.image(), user).entries();
            assertThat(after.subList(before.size(), after.size()))
                    .extracting(Entry::type)
                    .isSubsetOf(EntryType.EXPIRE);
            assertReferences(
                    after,
                    all.stream().filter(e -> e.errand().user().equals(user)).toList());
        }
    }

    private static void assertReferences(List<Entry> entries, List<ClientRequest.Ended> ended) {
        var counts = entries.stream()
                .flatMap(entry -> entry.referenceId().stream())
                .collect(Collectors.groupingBy(holdEvent -> holdEvent, Collectors.counting()));
        assertThat(counts.values()).as("each reference once").containsOnly(1L);
        ended.stream()
                .filter(e -> e.errand().holdEvent().isPresent())
                .collect(Collectors.groupingBy(e -> e.errand().holdEvent().orElseThrow()))
                .forEach((holdEvent, errands) -> {
                    var stands = counts.containsKey(holdEvent);
                    if (errands.stream().anyMatch(ClientRequest.Ended::hasHappened)) {
                        assertThat(stands).as("acknowledged: %s", holdEvent).isTrue();
                    } else if (errands.stream().noneMatch(ClientRequest.Ended::isOpen)) {
                        assertThat(stands).as("refused: %s", holdEvent).isFalse();
                    }
                });
    }
}
