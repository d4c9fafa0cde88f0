package dev.groundwork.localstack.runner.template;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.ConstructNode;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.constructor.StandardConstructor;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import org.snakeyaml.engine.v2.nodes.Tag;

/** Reads CloudFormation's short forms ({@code !Ref x}) as its long ones ({@code {"Ref": x}}). */
final class CloudFormationConstructor extends StandardConstructor {

    private static final List<String> FUNCTIONS =
            List.of("Sub", "GetAtt", "If", "Not", "Equals", "And", "Or", "Join", "Select", "Split", "FindInMap");

    CloudFormationConstructor(LoadSettings settings) {
        super(settings);
        tagConstructors.put(new Tag("!Ref"), new LongForm("Ref"));
        tagConstructors.put(new Tag("!Condition"), new LongForm("Condition"));
        FUNCTIONS.forEach(name -> tagConstructors.put(new Tag("!" + name), new LongForm("Fn::" + name)));
    }

    private final class LongForm implements ConstructNode {

        private final String name;

        private LongForm(String name) {
            this.name = name;
        }

        @Override
        public @Nullable Object construct(@Nullable Node node) {
            return switch (node) {
                case ScalarNode scalar -> Map.of(name, scalar.getValue());
                case SequenceNode sequence -> Map.of(name, constructSequence(sequence));
                case MappingNode mapping -> Map.of(name, constructMapping(mapping));
                case null, default -> throw new TemplateException("nothing behind !" + name);
            };
        }
    }
}
