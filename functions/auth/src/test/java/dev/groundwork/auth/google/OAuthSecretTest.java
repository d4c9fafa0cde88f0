package dev.groundwork.auth.google;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

final class OAuthSecretTest {

    private final OAuthSecret secret = OAuthSecret.next(new Random(1));

    @Test
    @DisplayName(
            "INFRA-AUTH-294 state, nonce, verifier and challenge are four things, of which the challenge is the verifier's S256")
    void derived() throws Exception {
        var all = List.of(
                secret.value().value(), secret.state().value(), secret.nonce(), secret.verifier(), secret.challenge());
        var digest =
                MessageDigest.getInstance("SHA-256").digest(secret.verifier().getBytes(StandardCharsets.US_ASCII));

        assertThat(all).doesNotHaveDuplicates().allMatch(text -> text.matches("[A-Za-z0-9_-]{43}"));
        assertThat(secret.challenge())
                .isEqualTo(Base64.getUrlEncoder().withoutPadding().encodeToString(digest));
    }

    @Test
    @DisplayName("INFRA-AUTH-295 a browser knows the state that it began, and no other; nothing of the secret prints")
    void own() {
        assertThat(secret.began(secret.state())).isTrue();
        assertThat(secret.began(OAuthSecret.next(new Random(2)).state())).isFalse();
        assertThat(secret.toString()).doesNotContain(secret.value().value());
    }
}
