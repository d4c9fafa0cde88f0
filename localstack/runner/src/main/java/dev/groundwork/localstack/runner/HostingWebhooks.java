package dev.groundwork.localstack.runner;

import dev.groundwork.localstack.cloud.secrets.SecretsManager;
import dev.groundwork.localstack.runner.template.Template;
import java.util.LinkedHashMap;
import java.util.Map;

/** The addresses to which hosting providers send notifications, and what they sign them with. */
final class HostingWebhooks {

    private static final String PATH = "/api/apps/webhooks/";

    /** Render shows its secrets so; the prefix is no part of the key. */
    private static final String RENDER_PREFIX = "whsec_";

    private final String origin;
    private final WebhookSecret railway;
    private final WebhookSecret render;
    private final WebhookSecret vercel;

    HostingWebhooks(String origin, Template template, SecretsManager secrets) {
        this.origin = origin;
        railway = new WebhookSecret(template, secrets, "railway-webhook");
        render = new WebhookSecret(template, secrets, "render-webhook");
        vercel = new WebhookSecret(template, secrets, "vercel-webhook");
    }

    /** Returns the part of {@code GET /_local/status} about them; of a provider whose secret the template has not, nothing. */
    Map<String, Object> status() {
        var status = new LinkedHashMap<String, Object>();
        if (railway.exists()) {
            status.put("railway", Map.of("url", origin + PATH + "railway/" + railway.current()));
        }
        if (render.exists()) {
            status.put("render", Map.of("url", origin + PATH + "render", "secret", RENDER_PREFIX + render.current()));
        }
        if (vercel.exists()) {
            status.put("vercel", Map.of("url", origin + PATH + "vercel", "secret", vercel.current()));
        }
        return status;
    }
}
