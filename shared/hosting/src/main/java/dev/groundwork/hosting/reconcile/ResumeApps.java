package dev.groundwork.hosting.reconcile;

import dev.groundwork.appregistry.Suspension;
import dev.groundwork.appregistry.Suspensions;
import dev.groundwork.ledger.store.SpendableCredits.Spendable;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Resumes suspended apps whose owners have credits again. It goes by the balance, once a minute: however credits came, nobody has to notify it, and
 * nothing that is lost on the way keeps an app stopped.
 */
@Singleton
public final class ResumeApps implements ReconcilePart {

    private final Suspensions suspensions;
    private final OwnersCredits credits;
    private final ResumeOwnedApps resumeOwnedApps;
    private final RotatingWalk walk;

    public ResumeApps(
            Suspensions suspensions, OwnersCredits credits, ResumeOwnedApps resumeOwnedApps, RotatingWalk walk) {
        this.suspensions = suspensions;
        this.credits = credits;
        this.resumeOwnedApps = resumeOwnedApps;
        this.walk = walk;
    }

    @Override
    public Stage stage() {
        return Stage.DUE;
    }

    @Override
    public void run(ReconcileRun run) {
        walk.walk("suspended-apps", run, suspensions::page, page -> {
            run.checked(page.size());
            resume(page, run);
        });
    }

    private void resume(List<Suspension> page, ReconcileRun run) {
        if (page.isEmpty()) {
            return;
        }
        Map<?, Spendable> all =
                credits.read().apply(page.stream().map(Suspension::owner).toList());
        run.each(page, suspension -> {
            var its = Optional.ofNullable(all.get(suspension.owner())).orElse(Spendable.NOTHING);
            run.changed(resumeOwnedApps.resume(suspension, its));
        });
    }
}
