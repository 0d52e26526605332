package cn.etown.assessment;

import javax.sql.DataSource;
import java.sql.SQLException;

/** A scheme of 100 points, 60 for accuracy and 40 for consistency, that holds from 2015 on and so gives grades. */
public final class LargerScheme {

    private static final String HOLD = """
            insert into scheme (id, code, version, name_zh, name_en, holds_from, source, least_assessable)
            values ('01857000-0000-7000-8000-000000000002', 'unit-month', 2, '较大体系', 'Larger', '2015-01-01', 'test', 60)
            on conflict do nothing;
            insert into scheme_indicator (scheme, position, code, name_zh, name_en, clause, maximum, formula, formula_version)
            select '01857000-0000-7000-8000-000000000002', position, code, name_zh, name_en, clause,
                   case code when 'accuracy' then 60 else 40 end, formula, formula_version
            from scheme_indicator where scheme = '01857000-0000-7000-8000-000000000001'
            on conflict do nothing;
            insert into scheme_grade (scheme, grade, from_percent)
            select '01857000-0000-7000-8000-000000000002', grade, from_percent
            from scheme_grade where scheme = '01857000-0000-7000-8000-000000000001'
            on conflict do nothing""";

    private LargerScheme() {}

    public static void hold(DataSource database) throws SQLException {
        try (var connection = database.getConnection();
                var statement = connection.createStatement()) {
            statement.execute(HOLD);
        }
    }
}
