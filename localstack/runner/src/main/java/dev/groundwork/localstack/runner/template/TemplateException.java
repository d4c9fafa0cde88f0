package dev.groundwork.localstack.runner.template;

/** The template says something that this program does not understand. The message names the resource. */
public final class TemplateException extends RuntimeException {

    TemplateException(String message) {
        super(message);
    }
}
