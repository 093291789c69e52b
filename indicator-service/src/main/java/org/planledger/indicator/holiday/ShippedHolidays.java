package org.planledger.indicator.holiday;

import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;
import org.jboss.logging.Logger;

/// Brings the shipped years into the database at every start: new ones, and changed ones that nobody has
/// loaded.
@ApplicationScoped
class ShippedHolidays {
    private static final Logger LOG = Logger.getLogger(ShippedHolidays.class);
    private static final String FILE = "/holidays/state-council.csv";
    private static final CSVFormat FORMAT =
            CSVFormat.DEFAULT.builder().setHeader().setSkipHeaderRecord(true).get();

    private final Holidays holidays;

    ShippedHolidays(Holidays holidays) {
        this.holidays = holidays;
    }

    void start(@Observes StartupEvent event) {
        read().forEach((year, days) -> {
            if (holidays.ship(year, days)) {
                LOG.infof("the shipped days off of %d are new or changed", year);
            }
        });
    }

    static TreeMap<Integer, List<Holiday>> read() {
        try (InputStream file = Objects.requireNonNull(ShippedHolidays.class.getResourceAsStream(FILE));
                Reader text = new InputStreamReader(file, StandardCharsets.UTF_8)) {
            return FORMAT.parse(text).stream()
                    .map(ShippedHolidays::holiday)
                    .collect(Collectors.groupingBy(day -> day.date().getYear(), TreeMap::new, Collectors.toList()));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static Holiday holiday(CSVRecord row) {
        return new Holiday(LocalDate.parse(row.get("date")), row.get("name"), Boolean.parseBoolean(row.get("working")));
    }
}
