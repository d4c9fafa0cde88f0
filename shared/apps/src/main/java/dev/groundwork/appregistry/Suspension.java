package dev.groundwork.appregistry;

import dev.groundwork.appregistry.OwnerApps.Running;
import dev.groundwork.kernel.AppId;
import dev.groundwork.kernel.UserId;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * An owner's apps that could not be paid: they are suspended, or about to be, and are resumed once the owner has credits. It is written before the
 * first app is suspended, with the mail about it, so that a run after a crash suspends the rest and mails nothing again.
 *
 * @param owner who could not pay
 * @param apps the apps, oldest first
 * @param resumed how many apps were resumed since the debit {@code debit}: until the next one, so many credits are spoken for
 * @param debit the name of the owner's newest debit when apps were last resumed, empty before the first
 * @param updatedAt when apps were last added
 * @param version the name of this state, another one after each write; empty before the first
 */
public record Suspension(
        UserId owner, List<SuspendedApp> apps, int resumed, String debit, Instant updatedAt, String version) {

    /** The most apps of an owner that are kept for resumption, so that the item stays within DynamoDB's 400 KB; the owner starts the others. */
    public static final int MAX_APPS = 2_000;

    public Suspension {
        apps = List.copyOf(apps);
    }

    /**
     * An app that could not be paid.
     *
     * @param app the app
     * @param day the owner's local date that could not be paid
     * @param since since when it ran without a stop: an app that runs since another time was started again by its owner
     */
    public record SuspendedApp(AppId app, LocalDate day, Instant since) {

        /** Returns the name of its resumption, which no caller's key can be: those have no comma. */
        public String resumptionKey() {
            return "resume," + app + "," + since.toEpochMilli();
        }
    }

    /** Returns the suspension of an owner before the first app. */
    public static Suspension none(UserId owner, Instant now) {
        return new Suspension(owner, List.of(), 0, "", now, "");
    }

    /** Returns those running apps that are not known as suspended for this day or a later one: about them the owner is notified. */
    public List<Running> unknown(LocalDate day, List<Running> unpaid) {
        var known = byId(apps);
        return unpaid.stream()
                .filter(running -> Optional.ofNullable(known.get(running.app()))
                        .filter(app -> !app.day().isBefore(day))
                        .isEmpty())
                .toList();
    }

    /** Returns it with more apps, up to {@link #MAX_APPS}. */
    public Suspension with(LocalDate day, Collection<Running> unpaid, Instant now) {
        var all = byId(apps);
        unpaid.forEach(running -> all.put(running.app(), new SuspendedApp(running.app(), day, running.since())));
        return new Suspension(owner, all.values().stream().limit(MAX_APPS).toList(), resumed, debit, now, version);
    }

    /** Returns it without these apps. */
    public Suspension without(Set<AppId> gone) {
        var rest = apps.stream().filter(app -> !gone.contains(app.app())).toList();
        return new Suspension(owner, rest, resumed, debit, updatedAt, version);
    }

    /** Returns it with this many apps more that the owner's next debit will ask to pay. */
    public Suspension resumed(int more, String newestDebit) {
        return new Suspension(owner, apps, spokenFor(newestDebit) + more, newestDebit, updatedAt, version);
    }

    /** Returns for how many resumed apps the owner's credits are spoken for; none once there was another debit, which has asked them. */
    public int spokenFor(String newestDebit) {
        return debit.equals(newestDebit) ? resumed : 0;
    }

    private static TreeMap<AppId, SuspendedApp> byId(List<SuspendedApp> apps) {
        return apps.stream()
                .collect(Collectors.toMap(
                        SuspendedApp::app,
                        Function.identity(),
                        (one, other) -> other,
                        () -> new TreeMap<>(Comparator.comparing(AppId::value))));
    }
}
