-- Legal bases that had ended before ends were told are no news (R5.3): of whatever ended since, at least the approach was told.
-- Landed: grows by new versions only.
update legal_record set ending_told_at = now(), ended_told_at = now()
where state = 'REVIEWED' and ending_told_at is null and ended_told_at is null and reviewed_until < current_date;
