package cn.etown.governance.calendar;

import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;

import java.time.LocalDate;

@ApplicationScoped
class CalendarDayRepository implements PanacheRepositoryBase<CalendarDay, LocalDate> {}
