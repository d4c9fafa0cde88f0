package dev.groundwork.ledger.verify;

import dev.groundwork.kernel.UserId;
import dev.groundwork.ledger.model.Mismatch;
import java.util.ArrayList;
import java.util.List;

/** Collects what is wrong with one ledger. */
final class Faults {

    /** The most faults that are recorded for one ledger; what breaks more often shows in these. */
    static final int MAX = 100;

    private final UserId user;
    private final List<Fault> faults = new ArrayList<>();

    Faults(UserId user) {
        this.user = user;
    }

    /** A fault unless two things are equal. */
    void unless(long seq, String what, Object found, Object expected) {
        if (!found.equals(expected)) {
            add(seq, what, found, expected);
        }
    }

    /** A fault of the ledger as a whole unless two things are equal. */
    void unless(String what, Object found, Object expected) {
        unless(0, what, found, expected);
    }

    void add(long seq, String what, Object found, Object expected) {
        add(seq, new Mismatch(what, found.toString(), expected.toString()));
    }

    void add(String what, Object found, Object expected) {
        add(0, what, found, expected);
    }

    void add(long seq, Mismatch mismatch) {
        if (faults.size() < MAX) {
            faults.add(new Fault(user, seq, mismatch));
        }
    }

    List<Fault> all() {
        return List.copyOf(faults);
    }
}
