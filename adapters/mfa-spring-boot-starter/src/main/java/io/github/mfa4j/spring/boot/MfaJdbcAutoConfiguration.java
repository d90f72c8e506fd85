package io.github.mfa4j.spring.boot;

import com.zaxxer.hikari.HikariDataSource;
import io.github.mfa4j.MfaSetup;
import io.github.mfa4j.jdbc.JdbcCodeStore;
import io.github.mfa4j.jdbc.JdbcSecretVault;
import io.github.mfa4j.spi.CodeStore;
import io.github.mfa4j.spi.SecretVault;
import java.util.function.BiFunction;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.AnyNestedCondition;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnSingleCandidate;
import org.springframework.boot.autoconfigure.condition.NoneNestedConditions;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.sql.init.dependency.DependsOnDatabaseInitialization;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ConditionContext;
import org.springframework.context.annotation.Conditional;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.ConfigurationCondition;
import org.springframework.context.annotation.Lazy;
import org.springframework.core.type.AnnotatedTypeMetadata;

/**
 * Registers and enrolments in the database of the application. What is in a class inside goes before what is in this one,
 * because its beans are registered first. A setup of the application has stores.
 */
@AutoConfiguration(
        before = MfaAutoConfiguration.class,
        afterName = {
            "org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration",
            "org.springframework.boot.flyway.autoconfigure.FlywayAutoConfiguration"
        })
@ConditionalOnClass({JdbcCodeStore.class, DataSource.class})
@Conditional({MfaJdbcAutoConfiguration.HasDatabase.class, MfaJdbcAutoConfiguration.NotInMemory.class})
@ConditionalOnMissingBean(MfaSetup.class)
@EnableConfigurationProperties(MfaProperties.class)
final class MfaJdbcAutoConfiguration {

    static final String CODE_STORE = "mfaJdbcCodeStore";

    /** After the application's own migrations, which would take a schema with our tables in it for another's. */
    @Bean
    @Lazy
    @DependsOnDatabaseInitialization
    JdbcTables mfaJdbcTables(StoreConnections connections, SchemaMaker schema, MfaProperties properties) {
        return JdbcTables.open(connections.dataSource(), schema, properties.jdbc());
    }

    @Bean(CODE_STORE)
    @ConditionalOnMissingBean(CodeStore.class)
    JdbcCodeStore mfaJdbcCodeStore(JdbcTables tables) {
        return tables.codeStore();
    }

    @Bean
    @ConditionalOnMissingBean(SecretVault.class)
    JdbcSecretVault mfaJdbcSecretVault(JdbcTables tables) {
        return tables.secretVault();
    }

    @Bean
    @Lazy
    @ConditionalOnMissingBean
    StoreConnections mfaStoreConnections(
            @MfaDataSource ObjectProvider<DataSource> named,
            ObjectProvider<DataSource> applications,
            ConfigurableListableBeanFactory beans,
            MfaProperties properties) {
        return connections(named, applications, beans, properties.jdbc(), StoreConnections::shared);
    }

    private static StoreConnections connections(
            ObjectProvider<DataSource> named,
            ObjectProvider<DataSource> applications,
            ConfigurableListableBeanFactory beans,
            MfaProperties.Jdbc properties,
            BiFunction<DataSource, MfaProperties.Jdbc, StoreConnections> withTheApplication) {
        DataSource own = named.getIfAvailable();
        if (own != null && !isTheApplicationsToo(beans)) {
            return StoreConnections.of(own, properties);
        }
        return withTheApplication.apply(own == null ? applications.getObject() : own, properties);
    }

    /** Whether the one that is marked is given to whoever asks for a data source: then it is nobody's own. */
    private static boolean isTheApplicationsToo(ConfigurableListableBeanFactory beans) {
        return new CandidateBeans(beans).names(DataSource.class).anyMatch(name -> isMarked(beans, name));
    }

    private static boolean isMarked(ConfigurableListableBeanFactory beans, String name) {
        return beans.findAnnotationOnBean(name, MfaDataSource.class, false) != null;
    }

    @Bean
    @Lazy
    @ConditionalOnMissingBean
    SchemaMaker mfaSchemaMaker(MfaProperties properties) {
        return new PlainSchemaMaker(properties.jdbc().initializeSchema());
    }

    /** A pool of the stores' own beside that of the application. */
    @Configuration(proxyBeanMethods = false)
    @ConditionalOnClass(HikariDataSource.class)
    static class BesideHikari {

        @Bean
        @Lazy
        StoreConnections mfaPooledConnections(
                @MfaDataSource ObjectProvider<DataSource> named,
                ObjectProvider<DataSource> applications,
                ConfigurableListableBeanFactory beans,
                MfaProperties properties) {
            return connections(named, applications, beans, properties.jdbc(), StoreConnections::beside);
        }
    }

    /** Migrations where the application has its own. */
    @Configuration(proxyBeanMethods = false)
    @ConditionalOnClass(Flyway.class)
    @ConditionalOnSingleCandidate(Flyway.class)
    static class ByFlyway {

        @Bean
        @Lazy
        SchemaMaker mfaFlywaySchemaMaker(
                Flyway flyway, @MfaDataSource ObjectProvider<DataSource> named, MfaProperties properties) {
            boolean elsewhere = named.getIfAvailable() != null;
            return new FlywaySchemaMaker(flyway, elsewhere, properties.jdbc().initializeSchema());
        }
    }

    /** Where there is one to choose, or one is chosen. */
    static final class HasDatabase extends AnyNestedCondition {

        HasDatabase() {
            super(ConfigurationPhase.REGISTER_BEAN);
        }

        @ConditionalOnSingleCandidate(DataSource.class)
        static final class One {}

        @Conditional(Named.class)
        static final class Chosen {}
    }

    /** Whether a data source is marked; those that are no candidates by default are invisible to Boot's conditions. */
    static final class Named implements ConfigurationCondition {

        @Override
        public ConfigurationPhase getConfigurationPhase() {
            return ConfigurationPhase.REGISTER_BEAN;
        }

        @Override
        public boolean matches(ConditionContext context, AnnotatedTypeMetadata metadata) {
            ConfigurableListableBeanFactory beans = context.getBeanFactory();
            return beans != null
                    && Stream.of(beans.getBeanNamesForType(DataSource.class, true, false))
                            .anyMatch(name -> isMarked(beans, name));
        }
    }

    /** Unless all is to be kept in memory. */
    static final class NotInMemory extends NoneNestedConditions {

        NotInMemory() {
            super(ConfigurationPhase.REGISTER_BEAN);
        }

        @ConditionalOnProperty(name = "mfa.store", havingValue = "memory")
        static final class InMemory {}
    }
}
