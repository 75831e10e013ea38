package org.offhook.provisioning.config.schema;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.offhook.provisioning.config.tree.Node;

/** Prints a field table as JSON Schema, draft 2020-12. */
public final class JsonSchemaWriter {

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private JsonSchemaWriter() {}

    public static String print(Shape.Group table, String id, String title) throws JsonProcessingException {
        ObjectNode schema = JSON.objectNode();
        schema.put("$schema", "https://json-schema.org/draft/2020-12/schema");
        schema.put("$id", id);
        schema.put("title", title);
        schema.setAll(shape(table));
        DefaultPrettyPrinter printer = new DefaultPrettyPrinter();
        DefaultIndenter indenter = new DefaultIndenter("  ", "\n");
        printer.indentObjectsWith(indenter);
        printer.indentArraysWith(new DefaultPrettyPrinter.FixedSpaceIndenter());
        return new ObjectMapper().writer(printer).writeValueAsString(schema) + "\n";
    }

    private static ObjectNode shape(Shape shape) {
        ObjectNode out = JSON.objectNode();
        switch (shape) {
            case Shape.Group group -> group(group, out);
            case Shape.ListOf list -> {
                out.put("type", "array");
                out.put("minItems", list.fewest());
                out.put("maxItems", list.most());
                if (list.unique()) {
                    out.put("uniqueItems", true);
                }
                out.set("items", shape(list.item()));
            }
            case Shape.Text text -> {
                if (text.bare()) {
                    out.putArray("type").add("string").add("number").add("boolean");
                } else {
                    out.put("type", "string");
                }
                out.put("minLength", text.shortest());
                out.put("maxLength", text.longest());
                text.pattern().ifPresent(pattern -> out.put("pattern", "^(?:" + pattern.pattern() + ")$"));
            }
            case Shape.Choice choice -> choice.words().forEach(out.putArray("enum")::add);
            case Shape.Whole whole -> {
                out.put("type", "integer");
                out.put("minimum", whole.least());
                out.put("maximum", whole.most());
                if (whole.step() > 1) {
                    out.put("multipleOf", whole.step());
                }
            }
            case Shape.WholeChoice choice -> choice.numbers().forEach(out.putArray("enum")::add);
            case Shape.Flag flag -> out.put("type", "boolean");
        }
        return out;
    }

    private static void group(Shape.Group group, ObjectNode out) {
        out.put("type", "object");
        out.put("additionalProperties", false);
        ArrayNode required = JSON.arrayNode();
        ObjectNode properties = JSON.objectNode();
        for (Field field : group.fields()) {
            ObjectNode property = JSON.objectNode();
            property.put("description", description(field));
            property.setAll(shape(field.shape()));
            field.defaultValue().ifPresent(value -> putDefault(property, field.shape(), value));
            properties.set(field.name(), property);
            if (field.required()) {
                required.add(field.name());
            }
        }
        if (!required.isEmpty()) {
            out.set("required", required);
        }
        out.set("properties", properties);
        group.rule().ifPresent(rule -> rule(rule, out));
    }

    private static void rule(Shape.Rule rule, ObjectNode out) {
        switch (rule) {
            case Shape.OneOf oneOf -> oneOf(oneOf, out);
            case Shape.Given given -> given(given, out);
        }
    }

    private static void given(Shape.Given rule, ObjectNode out) {
        switch (rule.count()) {
            case ONE -> required(rule, out.putArray("oneOf"));
            case AT_LEAST_ONE -> required(rule, out.putArray("anyOf"));
            case AT_MOST_ONE -> {
                ArrayNode one = out.putArray("oneOf");
                required(rule, one);
                required(rule, one.addObject().putObject("not").putArray("anyOf"));
            }
        }
    }

    private static void required(Shape.Given rule, ArrayNode into) {
        rule.names().forEach(name -> into.addObject().putArray("required").add(name));
    }

    private static void oneOf(Shape.OneOf rule, ObjectNode out) {
        ArrayNode any = out.putArray("anyOf");
        any.addObject().putArray("required").add(rule.first());
        any.addObject().putArray("required").add(rule.second());
        ObjectNode off = any.addObject();
        off.putArray("required").add(rule.unlessOff());
        off.putObject("properties").putObject(rule.unlessOff()).put("const", false);
        out.putObject("not").putArray("required").add(rule.first()).add(rule.second());
    }

    private static String description(Field field) {
        StringBuilder text = new StringBuilder(field.description());
        String unit = FieldTables.unit(field.shape());
        if (!unit.isEmpty()) {
            text.append(" In ").append(unit).append('.');
        }
        if (!field.otherwise().isEmpty()) {
            text.append(" If absent: ").append(field.otherwise()).append('.');
        }
        return text.toString().replace("`", "");
    }

    private static void putDefault(ObjectNode property, Shape shape, Node value) {
        switch (value) {
            case Node.Sequence list -> {
                ArrayNode items = property.putArray("default");
                list.items().forEach(item -> items.add(((Node.Scalar) item).text()));
            }
            case Node.Scalar scalar -> {
                switch (shape) {
                    case Shape.Whole whole ->
                        property.put("default", Plain.whole(scalar).orElseThrow());
                    case Shape.WholeChoice choice ->
                        property.put("default", Plain.whole(scalar).orElseThrow());
                    case Shape.Flag flag ->
                        property.put("default", Plain.flag(scalar).orElseThrow());
                    case Shape.Text text -> property.put("default", scalar.text());
                    case Shape.Choice choice -> property.put("default", scalar.text());
                    case Shape.Group group -> throw new IllegalArgumentException("a group has no default");
                    case Shape.ListOf list -> throw new IllegalArgumentException("a list's default is a list");
                }
            }
            case Node.Mapping mapping -> throw new IllegalArgumentException("a group has no default");
        }
    }
}
