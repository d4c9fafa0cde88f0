package dev.groundwork.appregistry;

import dev.groundwork.kernel.UserId;
import java.util.List;
import java.util.Optional;

/** Reads and writes the suspensions of all owners. Each read sees every write that came before it. */
public interface Suspensions {

    /** Finds the suspension of an owner, nothing where no app of the owner waits for credits. */
    Optional<Suspension> find(UserId owner);

    /** Lists all suspensions. A page may have fewer than its limit. */
    RegistryPage<Suspension> page(int limit, Optional<String> from);

    /**
     * Writes a suspension, or deletes it once it has no apps, if nobody has written since {@code before} was read. The mail is written in the same
     * transaction.
     *
     * @param before as it was read, nothing where there was none
     * @param notice what the owner is told, nothing for no mail
     * @return false where somebody else has written since
     */
    boolean replace(Optional<Suspension> before, Suspension after, Optional<Notice> notice);

    /**
     * A mail about a suspension.
     *
     * @param kind what happened
     * @param names the names of the apps, oldest first; two of them are enough
     * @param count the number of apps
     */
    record Notice(Kind kind, List<String> names, int count) {

        private static final int NAMED = 2;

        public Notice {
            names = List.copyOf(names);
            if (names.isEmpty() || count < names.size()) {
                throw new IllegalArgumentException("a notice names apps, and no more than there are");
            }
        }

        /** The event that the mail is about. */
        public enum Kind {
            /** A day of hosting could not be paid. */
            SUSPENDED,
            /** There are credits again. */
            RESUMED
        }

        /** Returns the apps in words: {@code A}, {@code A and B}, {@code A, B and 3 more}. */
        public String text() {
            if (count == 1) {
                return names.getFirst();
            }
            var named = names.stream().limit(NAMED).toList();
            return count == named.size()
                    ? String.join(" and ", named)
                    : String.join(", ", named) + " and " + (count - named.size()) + " more";
        }
    }
}
