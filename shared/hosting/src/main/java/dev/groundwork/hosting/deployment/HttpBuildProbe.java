package dev.groundwork.hosting.deployment;

import dev.groundwork.hosting.client.BoundedHttpClient;
import dev.groundwork.hosting.client.ProbeRequests;
import dev.groundwork.kernel.DeploymentId;
import io.micronaut.context.annotation.Secondary;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;

/**
 * Requests {@code /.well-known/groundwork-build}. Only a body that is a deployment id has to match: any other 200 counts as a 404, since a
 * site may answer every path; then a status below 500 on {@code /} counts as an answer.
 */
@Singleton
@Secondary
public final class HttpBuildProbe implements BuildProbe {

    private static final Duration DEADLINE = Duration.ofSeconds(5);
    private static final long MAX_BYTES = 4L * 1024 * 1024;
    private static final int LONGEST_ID = 64;
    private static final String PATH = "/.well-known/groundwork-build";

    private final ProbeRequests requests;
    private final BoundedHttpClient calls;

    public HttpBuildProbe(ProbeRequests requests) {
        this.requests = requests;
        this.calls = new BoundedHttpClient(DEADLINE, MAX_BYTES);
    }

    @Override
    public Finding probe(URI url, DeploymentId expected) {
        try {
            var build = calls.send(requests.get(url.resolve(PATH)));
            if (build.statusCode() == 200) {
                var answered = deploymentId(build.body());
                if (answered.isPresent()) {
                    return answered.get().equals(expected) ? Finding.THIS_BUILD : Finding.OTHER_BUILD;
                }
            }
            return calls.send(requests.get(url.resolve("/"))).statusCode() < 500 ? Finding.ANSWERS : Finding.NO_ANSWER;
        } catch (IOException e) {
            return Finding.NO_ANSWER;
        }
    }

    private static Optional<DeploymentId> deploymentId(byte[] body) {
        return body.length > LONGEST_ID
                ? Optional.empty()
                : DeploymentId.parse(new String(body, StandardCharsets.UTF_8).strip());
    }
}
