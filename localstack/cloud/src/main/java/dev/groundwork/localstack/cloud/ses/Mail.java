package dev.groundwork.localstack.cloud.ses;

import java.util.List;
import java.util.Map;

/**
 * A mail as its reader sees it, for one recipient. Its members are those of {@code /_local/mail}.
 *
 * @param id SES's message id, with the recipient's number behind it from the second on
 * @param to the recipient's address as it was given
 * @param from the {@code From} header
 * @param text the plain text part, empty where there is none; lines end with a line feed
 * @param html the HTML part, empty where there is none
 * @param links every address in text and HTML, each once, in their order
 * @param headers decoded, by the name they came with; of a repeated one the first
 * @param sentAt when it arrived, ISO-8601 by the product's clock
 */
public record Mail(
        String id,
        String to,
        String from,
        String subject,
        String text,
        String html,
        List<String> links,
        Map<String, String> headers,
        String sentAt) {}
