package dev.groundwork.localstack.stripe.wire;

import com.google.gson.annotations.SerializedName;
import com.stripe.net.ApiRequestParams;
import com.stripe.param.common.EmptyParam;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The names and types of parameters, read from stripe-java's classes once for each. */
final class ParameterTypes {

    private static final String EXTRA = ApiRequestParams.EXTRA_PARAMS_KEY;

    private static final ClassValue<Map<String, List<Type>>> NAMES = new ClassValue<>() {
        @Override
        protected Map<String, List<Type>> computeValue(Class<?> type) {
            return names(type);
        }
    };

    private ParameterTypes() {}

    /** Returns the types that each parameter may have. */
    static Map<String, List<Type>> of(Class<?> parameters) {
        return NAMES.get(parameters);
    }

    private static Map<String, List<Type>> names(Class<?> type) {
        var names = new LinkedHashMap<String, List<Type>>();
        for (var field : type.getDeclaredFields()) {
            var name = field.getAnnotation(SerializedName.class);
            if (name != null
                    && !Modifier.isStatic(field.getModifiers())
                    && !name.value().equals(EXTRA)) {
                names.put(name.value(), isUnion(field) ? union(type, field) : List.of(field.getGenericType()));
            }
        }
        return names;
    }

    private static boolean isUnion(Field field) {
        return field.getType() == Object.class || field.getType() == ApiRequestParams.EnumParam.class;
    }

    /** Such a field has several types; the builder has a method for each. */
    private static List<Type> union(Class<?> type, Field field) {
        var setter = "set" + Character.toUpperCase(field.getName().charAt(0))
                + field.getName().substring(1);
        return Arrays.stream(builder(type).getMethods())
                .filter(method -> method.getName().equals(setter) && method.getParameterCount() == 1)
                .map(ParameterTypes::argument)
                .sorted(Comparator.comparingInt(ParameterTypes::rank))
                .toList();
    }

    private static Type argument(Method method) {
        return method.getGenericParameterTypes()[0];
    }

    /** Orders types: the one that accepts least comes first. */
    private static int rank(Type type) {
        return type == EmptyParam.class ? 0 : type == String.class ? 2 : 1;
    }

    private static Class<?> builder(Class<?> type) {
        return Arrays.stream(type.getDeclaredClasses())
                .filter(nested -> nested.getSimpleName().equals("Builder"))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("no builder makes " + type));
    }

    /** Tells whether a class is one of parameters in brackets. */
    static boolean isParameters(Class<?> type) {
        return type.getName().startsWith("com.stripe.param.") && !type.isEnum();
    }

    /** Returns the values of an enumeration, none for another type. */
    static List<String> values(Class<?> type) {
        if (!type.isEnum()) {
            return List.of();
        }
        return Arrays.stream(type.getEnumConstants())
                .filter(ApiRequestParams.EnumParam.class::isInstance)
                .map(value -> ((ApiRequestParams.EnumParam) value).getValue())
                .toList();
    }
}
