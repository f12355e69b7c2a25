-- Purpose: numbers that are one Kartu Keluarga through renumbering
-- Reads:   node_label
-- Writes:  kk_class
select node as no_kk, label as kk_class from node_label
