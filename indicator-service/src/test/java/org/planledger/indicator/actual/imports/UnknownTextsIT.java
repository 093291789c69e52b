package org.planledger.indicator.actual.imports;

import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.planledger.indicator.Service.givenIndicator;
import static org.planledger.indicator.Service.importCsv;
import static org.planledger.indicator.Service.importWith;

import io.agroal.api.AgroalDataSource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.planledger.indicator.PlanFeedStub;
import org.planledger.indicator.SmallHeap;
import org.planledger.indicator.actual.imports.file.FigureFile;
import org.planledger.indicator.actual.imports.table.TableFile;
import org.planledger.kernel.testing.PostgresTestResource;

/// Files that say very many different things that nobody knows.
@QuarkusTest
@WithTestResource(PostgresTestResource.class)
@WithTestResource(PlanFeedStub.class)
class UnknownTextsIT {
    private static final int IN_SEVERAL_PARTS = 25_000;

    @Inject
    AgroalDataSource database;

    @ConfigProperty(name = "quarkus.datasource.jdbc.url")
    String url;

    @ConfigProperty(name = "quarkus.datasource.username")
    String user;

    @ConfigProperty(name = "quarkus.datasource.password")
    String password;

    @BeforeAll
    static void directory() {
        PlanFeedStub.region("340000", "皖", null);
    }

    @ParameterizedTest
    @EnumSource(names = {"CSV", "JSON"})
    void theyTakeNoMoreMemoryTheMoreThereAre(ImportFormat format) throws IOException, InterruptedException {
        SmallHeap.run(ManyUnknownTexts.class, url, user, password, "600000", format.name());
    }

    @Test
    void namesAreReadOnceWhereThereAreNoneToo() throws SQLException {
        List<String> statements = new ArrayList<>();
        try (Connection connection = database.getConnection()) {
            connection.setAutoCommit(false);
            try (Statement statement = connection.createStatement()) {
                statement.execute("update indicator set deleted = true; update known_region set name = null");
            }
            FigureFile file = TableFile.csv(InputStream.nullInputStream(), null, null);
            NamedCodes codes = new NamedCodes(noting(connection, statements), file, new ImportFaults(file));
            for (int part = 0; part < 3; part++) {
                codes.coded(List.of(new PostedFigure(
                        1, false, "无" + part, "无" + part, null, null, null, false, null, null, null, List.of())));
            }
            connection.rollback();
        }
        assertEquals(2, statements.stream().filter(sql -> sql.contains("name")).count(), statements::toString);
        assertEquals(8, statements.size(), statements::toString);
    }

    private static Connection noting(Connection connection, List<String> statements) {
        return (Connection) Proxy.newProxyInstance(
                Connection.class.getClassLoader(), new Class<?>[] {Connection.class}, (proxy, method, arguments) -> {
                    if (method.getName().equals("prepareStatement")) {
                        statements.add((String) arguments[0]);
                    }
                    return method.invoke(connection, arguments);
                });
    }

    @Test
    void eachIsToldOrCountedAndWhatIsKnownIsFoundAmongThem() {
        givenIndicator("among-unknown");
        StringBuilder file = new StringBuilder("指标,地区,期间,数值\n");
        for (int row = 0; row < IN_SEVERAL_PARTS; row++) {
            file.append(row % 5000 == 0 ? "among-unknown,皖," : "没有" + row + ",皖,")
                    .append("%d-%02d,1\n".formatted(2000 + row % 5000 % 20, 1 + row / 5000));
        }
        importCsv(file.toString()).statusCode(400).body("violations", hasSize(1000));
        importWith("?mode=partial", "text/csv", file.toString().getBytes(StandardCharsets.UTF_8))
                .then()
                .statusCode(200)
                .body("created", equalTo(5))
                .body("rejected", equalTo(IN_SEVERAL_PARTS - 5))
                .body("faults", equalTo(IN_SEVERAL_PARTS - 5));
    }
}
