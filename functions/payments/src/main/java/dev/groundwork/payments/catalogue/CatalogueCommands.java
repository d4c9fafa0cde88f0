package dev.groundwork.payments.catalogue;

import dev.groundwork.ledger.model.Catalogue;
import dev.groundwork.ledger.model.Catalogue.CreditPackage;
import io.micronaut.context.ApplicationContext;
import io.micronaut.function.aws.MicronautRequestHandler;
import io.micronaut.serde.annotation.Serdeable;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The function that an operator invokes directly, by IAM's permission and without a route: it publishes a version of the catalogue. */
public final class CatalogueCommands
        extends MicronautRequestHandler<CatalogueCommands.Command, CatalogueCommands.Answer> {

    @Inject
    @SuppressWarnings("NullAway.Init") // the container sets it before the first event
    PublishPackage publishPackage;

    /** Made by Lambda. */
    public CatalogueCommands() {}

    /** Made on a container that runs already. */
    public CatalogueCommands(ApplicationContext context) {
        super(context);
    }

    /**
     * A change of a package. What is left out stays as it is.
     *
     * @param packageId which
     * @param credits how many it gives
     * @param price in minor units
     * @param active whether it can be bought
     */
    @Serdeable
    public record Command(
            @Nullable String packageId,
            @Nullable Long credits,
            @Nullable Long price,
            @Nullable Boolean active) {}

    /**
     * The answer to a command.
     *
     * @param outcome published, unknown_package, invalid or busy
     * @param version in force now, 0 where nothing was published
     * @param packages of this version
     */
    @Serdeable
    public record Answer(String outcome, int version, List<PackageForSale> packages) {

        /** A package of the version. */
        @Serdeable
        public record PackageForSale(String packageId, String name, long credits, long price, boolean active) {

            static PackageForSale of(CreditPackage known) {
                return new PackageForSale(
                        known.id(), known.name(), known.credits().amount(), known.price(), known.active());
            }
        }

        static Answer published(Catalogue catalogue) {
            return new Answer(
                    "published",
                    catalogue.version(),
                    catalogue.packages().stream().map(PackageForSale::of).toList());
        }

        static Answer refused(String outcome) {
            return new Answer(outcome, 0, List.of());
        }
    }

    @Override
    public Answer execute(Command command) {
        var change = new PublishPackage.Change(
                Optional.ofNullable(command.credits()),
                Optional.ofNullable(command.price()),
                Optional.ofNullable(command.active()));
        if (command.packageId() == null || !change.isValid()) {
            return Answer.refused("invalid");
        }
        return switch (publishPackage.publish(command.packageId(), change)) {
            case PublishPackage.Outcome.Published(var catalogue) -> Answer.published(catalogue);
            case PublishPackage.Outcome.UnknownPackage() -> Answer.refused("unknown_package");
            case PublishPackage.Outcome.Busy() -> Answer.refused("busy");
        };
    }
}
