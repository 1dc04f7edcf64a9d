package linli.base.db;

import java.io.Serial;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.sql.Types;
import java.time.LocalDate;
import org.jooq.Binding;
import org.jooq.BindingGetResultSetContext;
import org.jooq.BindingGetSQLInputContext;
import org.jooq.BindingGetStatementContext;
import org.jooq.BindingRegisterContext;
import org.jooq.BindingSQLContext;
import org.jooq.BindingSetSQLOutputContext;
import org.jooq.BindingSetStatementContext;
import org.jooq.Converter;
import org.jooq.conf.ParamType;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;

/**
 * Reads and writes date columns as the dates they are. jOOQ goes through {@code java.sql.Date}, which moves a day before
 * 1901 by one in Shanghai's time zone: the oldest residents were born then.
 */
public final class DateBinding implements Binding<LocalDate, LocalDate> {
    @Serial private static final long serialVersionUID = 1;

    @Override
    public Converter<LocalDate, LocalDate> converter() {
        return Converter.of(LocalDate.class, LocalDate.class, date -> date, date -> date);
    }

    @Override
    public void sql(BindingSQLContext<LocalDate> context) {
        if (context.render().paramType() == ParamType.INLINED) {
            context.render().visit(DSL.inline(context.value(), SQLDataType.LOCALDATE));
        } else {
            context.render().sql(context.variable());
        }
    }

    @Override
    public void set(BindingSetStatementContext<LocalDate> context) throws SQLException {
        if (context.value() == null) {
            context.statement().setNull(context.index(), Types.DATE);
        } else {
            context.statement().setObject(context.index(), context.value());
        }
    }

    @Override
    public void get(BindingGetResultSetContext<LocalDate> context) throws SQLException {
        context.value(context.resultSet().getObject(context.index(), LocalDate.class));
    }

    @Override
    public void get(BindingGetStatementContext<LocalDate> context) throws SQLException {
        context.value(context.statement().getObject(context.index(), LocalDate.class));
    }

    @Override
    public void register(BindingRegisterContext<LocalDate> context) throws SQLException {
        context.statement().registerOutParameter(context.index(), Types.DATE);
    }

    @Override
    public void set(BindingSetSQLOutputContext<LocalDate> context) throws SQLException {
        throw new SQLFeatureNotSupportedException();
    }

    @Override
    public void get(BindingGetSQLInputContext<LocalDate> context) throws SQLException {
        throw new SQLFeatureNotSupportedException();
    }
}
