package dev.groundwork.localstack.cloud.secrets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.groundwork.localstack.cloud.CloudServer;
import dev.groundwork.localstack.cloud.HandClock;
import dev.groundwork.localstack.cloud.Sdk;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;
import software.amazon.awssdk.services.secretsmanager.model.InvalidParameterException;
import software.amazon.awssdk.services.secretsmanager.model.InvalidRequestException;
import software.amazon.awssdk.services.secretsmanager.model.ResourceExistsException;
import software.amazon.awssdk.services.secretsmanager.model.ResourceNotFoundException;
import software.amazon.awssdk.services.secretsmanager.model.SecretsManagerException;

final class SecretsManagerTest {

    private static final Instant NOW = Instant.parse("2026-03-01T10:00:00Z");
    private static final String NAME = "groundwork/local/signing-key";
    private static final String V1 = "11111111-1111-1111-1111-111111111111";
    private static final String V2 = "22222222-2222-2222-2222-222222222222";

    @TempDir
    Path folder;

    private volatile RotationInvoker function = (arn, event) -> {};
    private Path file;
    private CloudServer server;
    private SecretsManagerClient client;

    @BeforeEach
    void start() throws IOException {
        file = folder.resolve("secrets.json");
        server = CloudServer.start(open());
        client = Sdk.client(SecretsManagerClient.builder(), server.endpoint());
    }

    @AfterEach
    void stop() {
        client.close();
        server.close();
    }

    private SecretsManager open() {
        return new SecretsManager(
                file, new HandClock(NOW), new SecureRandom(), (arn, event) -> function.invoke(arn, event));
    }

    private void createV1() {
        client.createSecret(r -> r.name(NAME).clientRequestToken(V1).secretString("one"));
    }

    @Test
    @DisplayName(
            "INFRA-AUTH-810 a secret is found by name, ARN and partial ARN, and outlives a restart in a file of its owner only")
    void create() throws IOException {
        var arn = client.createSecret(r -> r.name(NAME).secretString("one")).arn();

        assertThat(arn).matches("arn:aws:secretsmanager:.*:secret:" + NAME + "-[A-Za-z0-9]{6}");
        for (var id : List.of(NAME, arn, arn.substring(0, arn.length() - 7))) {
            assertThat(client.getSecretValue(r -> r.secretId(id)).secretString())
                    .isEqualTo("one");
        }
        assertThat(open().current(NAME)).contains("one");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
    }

    @Test
    @DisplayName("INFRA-AUTH-811 a new value is current, the one before it previous, and both are found by version too")
    void stages() {
        createV1();
        client.putSecretValue(r -> r.secretId(NAME).clientRequestToken(V2).secretString("two"));

        assertThat(client.getSecretValue(r -> r.secretId(NAME)).secretString()).isEqualTo("two");
        assertThat(client.getSecretValue(r -> r.secretId(NAME).versionStage("AWSPREVIOUS"))
                        .versionId())
                .isEqualTo(V1);
        assertThat(client.getSecretValue(r -> r.secretId(NAME).versionId(V1)).secretString())
                .isEqualTo("one");
        assertThat(client.describeSecret(r -> r.secretId(NAME)).versionIdsToStages())
                .containsEntry(V1, List.of("AWSPREVIOUS"))
                .containsEntry(V2, List.of("AWSCURRENT"));
        assertThatThrownBy(() -> client.getSecretValue(r -> r.secretId(NAME).versionStage("AWSPENDING")))
                .isInstanceOf(ResourceNotFoundException.class);
    }

    @Test
    @DisplayName("INFRA-AUTH-812 a repeated put with its token changes nothing, with another value it is refused")
    void putIsIdempotent() {
        createV1();
        client.putSecretValue(r -> r.secretId(NAME).clientRequestToken(V2).secretString("two"));
        client.putSecretValue(r -> r.secretId(NAME).clientRequestToken(V2).secretString("two"));

        assertThatThrownBy(() -> client.putSecretValue(
                        r -> r.secretId(NAME).clientRequestToken(V2).secretString("three")))
                .isInstanceOf(ResourceExistsException.class);
        assertThat(client.getSecretValue(r -> r.secretId(NAME).versionStage("AWSPREVIOUS"))
                        .versionId())
                .isEqualTo(V1);
    }

    @Test
    @DisplayName("INFRA-AUTH-813 a create is repeated by its token only; binary values come back as bytes")
    void createTwice() {
        createV1();
        createV1();

        assertThatThrownBy(() -> client.createSecret(r -> r.name(NAME).secretString("one")))
                .isInstanceOf(ResourceExistsException.class);
        client.createSecret(r -> r.name("bin").secretBinary(SdkBytes.fromByteArray(new byte[] {0, 1, -1})));
        assertThat(client.getSecretValue(r -> r.secretId("bin")).secretBinary().asByteArray())
                .containsExactly(0, 1, -1);
    }

    @Test
    @DisplayName("INFRA-AUTH-814 AWSCURRENT moves only from the version that has it and can never be taken away")
    void moveStage() {
        createV1();
        client.putSecretValue(
                r -> r.secretId(NAME).clientRequestToken(V2).secretString("two").versionStages("AWSPENDING"));

        assertThatThrownBy(() -> client.updateSecretVersionStage(
                        r -> r.secretId(NAME).versionStage("AWSCURRENT").moveToVersionId(V2)))
                .isInstanceOf(InvalidParameterException.class);
        assertThatThrownBy(() -> client.updateSecretVersionStage(
                        r -> r.secretId(NAME).versionStage("AWSCURRENT").removeFromVersionId(V1)))
                .isInstanceOf(InvalidParameterException.class);
        client.updateSecretVersionStage(r ->
                r.secretId(NAME).versionStage("AWSCURRENT").moveToVersionId(V2).removeFromVersionId(V1));

        assertThat(client.describeSecret(r -> r.secretId(NAME)).versionIdsToStages())
                .containsEntry(V1, List.of("AWSPREVIOUS"))
                .containsEntry(V2, List.of("AWSPENDING", "AWSCURRENT"));
    }

    @Test
    @DisplayName(
            "INFRA-AUTH-815 a rotation calls the function for its four steps, which sees its version pending and makes it current")
    void rotate() {
        createV1();
        var steps = new CopyOnWriteArrayList<String>();
        function = (arn, event) -> {
            steps.add(event.step());
            var token = event.clientRequestToken();
            switch (event.step()) {
                case "createSecret" -> {
                    assertThat(client.describeSecret(r -> r.secretId(event.secretId()))
                                    .versionIdsToStages())
                            .containsEntry(token, List.of("AWSPENDING"));
                    client.putSecretValue(r -> r.secretId(event.secretId())
                            .clientRequestToken(token)
                            .secretString("rotated")
                            .versionStages("AWSPENDING"));
                }
                case "finishSecret" ->
                    client.updateSecretVersionStage(r -> r.secretId(event.secretId())
                            .versionStage("AWSCURRENT")
                            .moveToVersionId(token)
                            .removeFromVersionId(V1));
                default -> assertThat(event.step()).isIn("setSecret", "testSecret");
            }
        };

        var rotated = client.rotateSecret(
                r -> r.secretId(NAME).rotationLambdaARN("arn:aws:lambda:eu-central-1:0:function:R"));

        assertThat(steps).isEqualTo(RotationInvoker.STEPS);
        var current = client.getSecretValue(r -> r.secretId(NAME));
        assertThat(current.secretString()).isEqualTo("rotated");
        assertThat(current.versionId()).isEqualTo(rotated.versionId());
        assertThat(current.versionStages()).containsExactly("AWSCURRENT");
        var described = client.describeSecret(r -> r.secretId(NAME));
        assertThat(described.rotationEnabled()).isTrue();
        assertThat(described.lastRotatedDate()).isEqualTo(NOW);
    }

    @Test
    @DisplayName(
            "INFRA-AUTH-816 a failed step is told, the current value stays, and the next rotation goes on with the same version")
    void failedRotation() {
        createV1();
        var tokens = new CopyOnWriteArrayList<String>();
        function = (arn, event) -> {
            tokens.add(event.clientRequestToken());
            throw new RotationInvoker.FailedException("out of order");
        };

        for (int i = 0; i < 2; i++) {
            assertThatThrownBy(() -> client.rotateSecret(r -> r.secretId(NAME).rotationLambdaARN("arn:f")))
                    .isInstanceOf(InvalidRequestException.class)
                    .hasMessageContaining("createSecret")
                    .hasMessageContaining("out of order");
        }

        assertThat(tokens).hasSize(2).containsOnly(tokens.getFirst());
        assertThat(client.getSecretValue(r -> r.secretId(NAME)).secretString()).isEqualTo("one");
        assertThatThrownBy(() -> client.rotateSecret(r ->
                        r.secretId(client.createSecret(c -> c.name("unrotated").secretString("x"))
                                .name())))
                .isInstanceOf(InvalidRequestException.class);
    }

    @Test
    @DisplayName("INFRA-AUTH-817 of many first creations at once exactly one makes the secret")
    void createRace() {
        var secrets = open();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var made = IntStream.range(0, 50)
                    .mapToObj(i -> threads.submit(() -> secrets.create("racy", "value-" + i)))
                    .toList()
                    .stream()
                    .filter(SecretsManagerTest::made)
                    .count();
            assertThat(made).isOne();
        }
    }

    private static boolean made(Future<Boolean> creation) {
        try {
            return creation.get();
        } catch (InterruptedException | ExecutionException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    @DisplayName(
            "INFRA-AUTH-818 a deleted secret keeps its value to itself until it is restored; a forced deletion is at once")
    void delete() {
        createV1();
        client.deleteSecret(r -> r.secretId(NAME).recoveryWindowInDays(7L));

        assertThatThrownBy(() -> client.getSecretValue(r -> r.secretId(NAME)))
                .isInstanceOf(InvalidRequestException.class);
        assertThat(client.listSecrets().secretList()).isEmpty();
        client.restoreSecret(r -> r.secretId(NAME));
        assertThat(client.getSecretValue(r -> r.secretId(NAME)).secretString()).isEqualTo("one");
        client.deleteSecret(r -> r.secretId(NAME).forceDeleteWithoutRecovery(true));
        assertThatThrownBy(() -> client.describeSecret(r -> r.secretId(NAME)))
                .isInstanceOf(ResourceNotFoundException.class);
    }

    @Test
    @DisplayName(
            "INFRA-AUTH-819 lists go page by page; a random password has each kind of character and none that is excluded")
    void listsAndPasswords() {
        IntStream.range(0, 5)
                .forEach(i -> client.createSecret(r -> r.name("s" + i).secretString("x")));

        assertThat(client.listSecretsPaginator(r -> r.maxResults(2)).stream()
                        .flatMap(page -> page.secretList().stream())
                        .map(s -> s.name()))
                .containsExactly("s0", "s1", "s2", "s3", "s4");
        assertThat(client.listSecretVersionIds(r -> r.secretId("s0")).versions())
                .hasSize(1);
        assertThat(client.getRandomPassword(r ->
                                r.passwordLength(40L).excludePunctuation(true).excludeCharacters("abc"))
                        .randomPassword())
                .hasSize(40)
                .matches("[A-Zd-z0-9]+")
                .matches(".*[A-Z].*")
                .matches(".*[0-9].*");
        assertThatThrownBy(() -> client.validateResourcePolicy(r -> r.resourcePolicy("{}")))
                .isInstanceOfSatisfying(
                        SecretsManagerException.class,
                        e -> assertThat(e.awsErrorDetails().errorCode()).isEqualTo("UnknownOperationException"));
    }
}
