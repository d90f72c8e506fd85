package io.github.mfa4j.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import java.util.Collection;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.support.descriptor.MethodSource;
import org.junit.platform.launcher.EngineFilter;
import org.junit.platform.launcher.LauncherDiscoveryRequest;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.core.LauncherConfig;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;

/** Runs a contract against something flawed, and tells which of its methods failed. */
final class Trial implements TestExecutionListener {

    /** The name under which nothing is flawed. */
    static final String NONE = "none";

    private static final String FLAW = "mfa4j.flaw";

    private final Set<String> ran = new TreeSet<>();
    private final Set<String> failed = new TreeSet<>();

    private Trial() {}

    /** Runs a class that extends a contract and whose constructor takes the name of a flaw. */
    static Trial of(Class<?> contract, String flaw) {
        Trial trial = new Trial();
        LauncherDiscoveryRequest request = LauncherDiscoveryRequestBuilder.request()
                .selectors(selectClass(contract))
                .filters(EngineFilter.includeEngines("junit-jupiter"))
                .configurationParameter(FLAW, flaw)
                .build();
        LauncherConfig config = LauncherConfig.builder()
                .enableTestExecutionListenerAutoRegistration(false)
                .enableLauncherSessionListenerAutoRegistration(false)
                .build();
        LauncherFactory.create(config).execute(request, trial);
        return trial;
    }

    /**
     * Runs a contract without a flaw, when all must pass, and with each flaw, when at least those must fail that it names.
     *
     * @return every method that failed for some flaw
     */
    static <W, T> Set<String> catching(Class<?> contract, Collection<Flaw<W, T>> flaws) {
        assertThat(of(contract, NONE).failed).as("failures without a flaw").isEmpty();
        Set<String> catching = new TreeSet<>();
        for (Flaw<W, T> flaw : flaws) {
            Trial trial = of(contract, flaw.name());
            assertThat(flaw.caughtBy()).as(flaw.name()).isNotEmpty();
            assertThat(trial.failed).as("failures of what %s", flaw.name()).containsAll(flaw.caughtBy());
            catching.addAll(trial.failed);
        }
        return catching;
    }

    /** Every method of the contract. */
    static Set<String> methods(Class<?> contract) {
        return of(contract, NONE).ran;
    }

    Set<String> failed() {
        return failed;
    }

    @Override
    public void executionFinished(TestIdentifier test, TestExecutionResult result) {
        String name = test.getSource()
                .filter(MethodSource.class::isInstance)
                .map(source -> ((MethodSource) source).getMethodName())
                .orElse(test.getDisplayName());
        if (test.isTest()) {
            ran.add(name);
        }
        if (result.getStatus() != TestExecutionResult.Status.SUCCESSFUL) {
            failed.add(name);
        }
    }

    /** Hands the name of the flaw to the constructor of a class that extends a contract. */
    static final class Naming implements ParameterResolver {

        @Override
        public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
            return parameter.getParameter().getType() == String.class;
        }

        @Override
        public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
            return context.getConfigurationParameter(FLAW).orElseThrow();
        }
    }
}
