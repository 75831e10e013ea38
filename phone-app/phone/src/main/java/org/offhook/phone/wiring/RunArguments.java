package org.offhook.phone.wiring;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The arguments of {@code run}, read past picocli, whose class files are too old for Java's start-up cache: a device's phone
 * registers about a tenth of a second sooner.
 *
 * @param values what stands behind each option that takes a value, under the option's name
 * @param allowHttp whether {@code --allow-http} is there
 */
record RunArguments(Map<String, String> values, boolean allowHttp) {

    private static final Set<String> WITH_VALUE =
            Set.of("--config", "--board", "--state", "--provision", "--mac", "--token-file");

    RunArguments {
        values = Map.copyOf(values);
    }

    /** Empty if there is anything here that picocli had better judge. */
    static Optional<RunArguments> of(String... arguments) {
        if (arguments.length == 0 || !arguments[0].equals("run")) {
            return Optional.empty();
        }
        Map<String, String> values = new HashMap<>();
        boolean allowHttp = false;
        for (int i = 1; i < arguments.length; i++) {
            String name = arguments[i];
            if (name.equals("--allow-http") && !allowHttp) {
                allowHttp = true;
            } else if (!WITH_VALUE.contains(name)
                    || ++i == arguments.length
                    || arguments[i].startsWith("-")
                    || values.put(name, arguments[i]) != null) {
                return Optional.empty();
            }
        }
        RunArguments found = new RunArguments(values, allowHttp);
        return found.complete() ? Optional.of(found) : Optional.empty();
    }

    private boolean complete() {
        boolean server = value("--mac").isPresent() || value("--token-file").isPresent() || allowHttp;
        return value("--config").isPresent()
                ? value("--provision").isEmpty() && !server
                : value("--provision").isPresent() && value("--mac").isPresent();
    }

    Optional<String> value(String option) {
        return Optional.ofNullable(values.get(option));
    }

    Optional<Path> path(String option) {
        return value(option).map(Path::of);
    }
}
