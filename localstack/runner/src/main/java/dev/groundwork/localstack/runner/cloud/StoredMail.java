package dev.groundwork.localstack.runner.cloud;

import java.util.List;
import java.util.Map;

/**
 * A mail as its reader sees it.
 *
 * @param id its number at the mailbox
 * @param links every link of its text, in their order
 * @param sentAt when it arrived, by the product's clock
 */
public record StoredMail(
        String id,
        String to,
        String from,
        String subject,
        String text,
        String html,
        List<String> links,
        Map<String, String> headers,
        String sentAt) {}
