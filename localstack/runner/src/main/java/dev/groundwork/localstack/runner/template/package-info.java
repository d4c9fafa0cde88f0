/** What template.yaml says, in the words of this program. */
@NullMarked
package dev.groundwork.localstack.runner.template;

import org.jspecify.annotations.NullMarked;
