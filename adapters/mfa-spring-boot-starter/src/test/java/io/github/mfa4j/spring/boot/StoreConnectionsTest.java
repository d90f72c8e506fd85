package io.github.mfa4j.spring.boot;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import io.github.mfa4j.jdbc.JdbcCodeStore;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.JdbcTemplate;

/** Pools that are shared are shared knowingly, and an application can name one that is not. */
@ExtendWith(OutputCaptureExtension.class)
class StoreConnectionsTest {

    private static final String WARNING = "second factors share the data source";

    /** A data source that is nobody else's. */
    @Configuration(proxyBeanMethods = false)
    static class Marked {

        @Bean(defaultCandidate = false)
        @MfaDataSource
        DataSource secondFactors() {
            return StoreChoiceTest.database();
        }
    }

    /** A pool whose password is another one every few minutes. */
    static final class PoolWithToken extends HikariDataSource {

        @Override
        public String getPassword() {
            return "";
        }
    }

    /** One that requests of the application use, too. */
    @Configuration(proxyBeanMethods = false)
    static class MarkedForAll {

        @Bean
        @MfaDataSource
        DataSource applications() {
            return SchemaTest.pool(SchemaTest.h2());
        }

        @Bean
        DataSource reports() {
            return StoreChoiceTest.database();
        }
    }

    private static DataSource dataSourceOfStores(ApplicationContext context) {
        return context.getBean(StoreConnections.class).dataSource();
    }

    @Test
    void whatIsNotHikariIsSharedWithAWarning(CapturedOutput output) {
        ApplicationContextRunner shared =
                Runners.withKeys().withBean("applications", DataSource.class, StoreChoiceTest::database);

        shared.run(context -> assertThat(dataSourceOfStores(context)).isSameAs(context.getBean("applications")));
        assertThat(output.getOut().lines().filter(line -> line.contains(WARNING)))
                .singleElement()
                .asString()
                .contains("JdbcDataSource", "@MfaDataSource");
        shared.withPropertyValues("mfa.jdbc.pool-size=2")
                .run(context -> assertThat(context)
                        .getFailure()
                        .rootCause()
                        .isInstanceOf(MfaConfigurationException.class)
                        .hasMessageContaining(
                                "mfa.jdbc.pool-size is set, and the data source org.h2.jdbcx.JdbcDataSource"));
    }

    @Test
    void aPoolThatComputesItsSettingsIsNotCopied(CapturedOutput output) {
        PoolWithToken pool = new PoolWithToken();
        pool.setJdbcUrl(SchemaTest.h2());
        Runners.withKeys()
                .withBean(DataSource.class, () -> pool)
                .run(context -> assertThat(dataSourceOfStores(context)).isSameAs(pool));
        assertThat(output).contains(WARNING);
    }

    @Test
    void theOneThatIsMarkedIsUsedAsItIs(CapturedOutput output) {
        Runners.withKeys()
                .withUserConfiguration(Marked.class)
                .withBean("applications", DataSource.class, () -> SchemaTest.pool(SchemaTest.h2()))
                .run(context -> {
                    assertThat(context).hasSingleBean(JdbcCodeStore.class);
                    assertThat(dataSourceOfStores(context)).isSameAs(context.getBean("secondFactors"));
                });
        assertThat(output).doesNotContain(WARNING);
    }

    @Test
    void A46_besideAMarkedPoolOfTheApplicationThereIsASmallOne() {
        Runners.withKeys()
                .withUserConfiguration(MarkedForAll.class)
                .withPropertyValues("mfa.jdbc.pool-size=2")
                .run(context -> {
                    HikariDataSource own = (HikariDataSource) dataSourceOfStores(context);
                    HikariDataSource applications = (HikariDataSource) context.getBean("applications");
                    assertThat(own).isNotSameAs(applications);
                    assertThat(own.getMaximumPoolSize()).isEqualTo(2);
                    assertThat(own.getJdbcUrl()).isEqualTo(applications.getJdbcUrl());
                });
    }

    @Test
    void theOneThatIsMarkedMayBeTheOnlyOneOrBesideSeveral() {
        ApplicationContextRunner marked = Runners.withKeys().withUserConfiguration(Marked.class);

        marked.run(context -> assertThat(context).hasSingleBean(JdbcCodeStore.class));
        marked.withBean("first", DataSource.class, StoreChoiceTest::database)
                .withBean("second", DataSource.class, StoreChoiceTest::database)
                .run(context -> assertThat(context).hasSingleBean(JdbcCodeStore.class));
    }

    @Test
    void flywayMigratesTheOneThatIsMarked() {
        Runners.withKeys()
                .withUserConfiguration(Marked.class)
                .withBean(
                        Flyway.class,
                        () -> Flyway.configure()
                                .dataSource(StoreChoiceTest.database())
                                .load())
                .run(context -> assertThat(new JdbcTemplate(dataSourceOfStores(context))
                                .queryForObject("SELECT count(*) FROM \"mfa_history\"", Integer.class))
                        .isPositive());
    }
}
