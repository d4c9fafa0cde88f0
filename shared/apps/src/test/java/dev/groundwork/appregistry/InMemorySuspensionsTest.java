package dev.groundwork.appregistry;

import dev.groundwork.kernel.UserId;
import org.junit.jupiter.api.TestInstance;

@TestInstance(TestInstance.Lifecycle.PER_METHOD)
final class InMemorySuspensionsTest extends SuspensionsContract {

    private final InMemorySuspensions suspensions = new InMemorySuspensions();

    @Override
    protected Suspensions suspensions() {
        return suspensions;
    }

    /** A test of the contract counts the mails of one owner only, so all of them are the owner's. */
    @Override
    protected long mails(UserId owner) {
        return suspensions.notices().size();
    }
}
