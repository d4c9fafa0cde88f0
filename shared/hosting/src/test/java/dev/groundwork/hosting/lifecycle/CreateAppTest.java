package dev.groundwork.hosting.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;

import dev.groundwork.appregistry.model.AppIdentity;
import dev.groundwork.appregistry.model.AppIdentity.IdeaId;
import dev.groundwork.appregistry.model.AppIdentity.ProviderName;
import dev.groundwork.hosting.InMemoryHosting;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

final class CreateAppTest {

    private final InMemoryHosting hosting = new InMemoryHosting();

    private CreateApp.Outcome create() {
        return hosting.createApp.create(
                hosting.owner, new AppIdentity.Name("Sample"), new IdeaId("idea"), Optional.empty());
    }

    @Test
    @DisplayName(
            "INFRA-HOST-497 an app whose repository nobody could make is refused before anything is written, and taken once it can be")
    void repositories() {
        var unconfigured = new InMemoryHosting();
        unconfigured.repositories.unconfigured();

        assertThat(unconfigured.createApp.create(
                        unconfigured.owner, new AppIdentity.Name("Sample"), new IdeaId("idea"), Optional.empty()))
                .isEqualTo(new CreateApp.Outcome.NotConfigured(ProviderName.LOCAL));
        assertThat(create()).isInstanceOf(CreateApp.Outcome.Created.class);
    }
}
