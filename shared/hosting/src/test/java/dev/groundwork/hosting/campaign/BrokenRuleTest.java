package dev.groundwork.hosting.campaign;

import static org.assertj.core.api.Assertions.assertThat;

import dev.groundwork.hosting.provider.HostingProvider;
import dev.groundwork.hosting.provider.HostingProvider.Service;
import dev.groundwork.hosting.provider.Marker;
import dev.groundwork.hosting.provider.ProviderOutcome;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The power of the campaign: with one rule broken at a time it fails, and with all of them kept it does not. */
final class BrokenRuleTest {

    /** Changes an answer before the engine sees it. */
    @FunctionalInterface
    private interface Change {
        Object of(Object answer, Object[] arguments);
    }

    static Stream<Rules> broken() {
        return Stream.of(
                Rules.without(
                        "look for the service before creating it",
                        (world, provider) ->
                                changed(provider, "findService", (answer, asked) -> new ProviderOutcome.Missing<>())),
                Rules.without(
                        "look for the deployment before ordering it",
                        (world, provider) ->
                                changed(provider, "findDeploy", (answer, asked) -> new ProviderOutcome.Missing<>())),
                Rules.without(
                        "adopt only what has the marker",
                        (world, provider) ->
                                changed(provider, "findService", (answer, asked) -> adopted(world, answer, asked))),
                Rules.without(
                        "wait as long as the provider says",
                        (world, provider) -> changed(provider, "", (answer, asked) -> impatient(answer))),
                Rules.withoutLease());
    }

    @ParameterizedTest
    @MethodSource
    @DisplayName("INFRA-HOST-599 the campaign notices each rule that is broken")
    void broken(Rules rules) {
        assertThat(failures(rules)).as(rules.name()).isNotEmpty();
    }

    @Test
    @DisplayName("INFRA-HOST-635 the same runs with every rule kept have no failure")
    void kept() {
        assertThat(failures(Rules.all())).isEmpty();
    }

    private static List<String> failures(Rules rules) {
        var matrix = new CampaignMatrix(rules.name());
        var length = CampaignTest.Provider.MEMORY.length();
        for (int call = 1; call <= length.calls(); call++) {
            for (var mishap : List.of(Mishap.DIES_AFTER, Mishap.REDELIVERED)) {
                run(matrix, rules, new DisturbedWorker(call, mishap), 0, CampaignFault.NO_CALL, Campaign::run);
            }
            for (var fault : List.of(CampaignFault.LOST_ANSWER, CampaignFault.RATE_LIMITED)) {
                run(matrix, rules, DisturbedWorker.undisturbed(), call, fault, Campaign::run);
            }
        }
        run(matrix, rules, DisturbedWorker.undisturbed(), 0, CampaignFault.NO_CALL, Campaign::runAgainstStranger);
        return matrix.failures();
    }

    private static void run(
            CampaignMatrix matrix,
            Rules rules,
            DisturbedWorker worker,
            int request,
            CampaignFault fault,
            Consumer<Campaign> scenario) {
        var campaign = new Campaign(new InMemoryWorld(), rules, worker, request, fault);
        matrix.run(fault, campaign, worker, "call " + request, scenario);
    }

    /** Takes somebody else's service of the name for ours. */
    private static Object adopted(CampaignWorld world, Object answer, Object[] asked) {
        return answer instanceof ProviderOutcome.NameConflict
                ? ((InMemoryWorld) world)
                        .inMemory().services().stream()
                                .filter(s -> s.url().orElseThrow().getHost().startsWith(asked[0] + "."))
                                .findFirst()
                                .<ProviderOutcome<Service>>map(s -> new ProviderOutcome.Answered<>(
                                        new Service(s.id(), (Marker) asked[1], s.url(), s.state(), s.detail())))
                                .orElseThrow()
                : answer;
    }

    private static Object impatient(Object answer) {
        return answer instanceof ProviderOutcome.Unavailable<?>(var rateLimited, var after)
                ? new ProviderOutcome.Unavailable<>(rateLimited, Optional.empty())
                : answer;
    }

    /** A provider whose answers to one call, or to all, are changed. */
    private static HostingProvider changed(HostingProvider provider, String call, Change change) {
        return (HostingProvider) Proxy.newProxyInstance(
                HostingProvider.class.getClassLoader(),
                new Class<?>[] {HostingProvider.class},
                (proxy, method, arguments) -> {
                    try {
                        var answer = method.invoke(provider, arguments);
                        return method.getReturnType() == ProviderOutcome.class
                                        && method.getName().contains(call)
                                ? change.of(answer, arguments)
                                : answer;
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                });
    }
}
